#include "include/fonds_snowball.h"

#include <libstemmer.h>
#include <string.h>

fonds_stemmer *fonds_stemmer_open(const char *algorithm) { return (fonds_stemmer *)sb_stemmer_new(algorithm, "UTF_8"); }

int32_t fonds_stemmer_stem(fonds_stemmer *stemmer, const uint8_t *word, int32_t length, uint8_t *out, int32_t capacity) {
  struct sb_stemmer *handle = (struct sb_stemmer *)stemmer;
  const sb_symbol *stem = sb_stemmer_stem(handle, word, length);
  if (stem == NULL) return -1;
  int32_t size = sb_stemmer_length(handle);
  if (size > capacity) return -1;
  memcpy(out, stem, (size_t)size);
  return size;
}

void fonds_stemmer_close(fonds_stemmer *stemmer) { sb_stemmer_delete((struct sb_stemmer *)stemmer); }
