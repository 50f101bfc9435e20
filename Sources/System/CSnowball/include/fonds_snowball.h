// The stemmers of libstemmer (Snowball) behind an opaque handle. Not thread-safe: one handle per thread.
#ifndef FONDS_SNOWBALL_H
#define FONDS_SNOWBALL_H

#include <stdint.h>

typedef struct fonds_stemmer fonds_stemmer;

/// Opens an algorithm by its Snowball name ("french", "english") for UTF-8 words; NULL when it is unknown or memory is short.
fonds_stemmer *fonds_stemmer_open(const char *algorithm);

/// Stems one lower-case word. Writes at most `capacity` bytes and returns the length of the stem in bytes, or -1 when it does not fit.
int32_t fonds_stemmer_stem(fonds_stemmer *stemmer, const uint8_t *word, int32_t length, uint8_t *out, int32_t capacity);

void fonds_stemmer_close(fonds_stemmer *stemmer);

#endif
