#include "include/fonds_icu.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

struct fonds_words {
  UBreakIterator *iterator;
  UText text;
  const uint8_t *bytes;
  int32_t position;
};

fonds_words *fonds_words_open(void) {
  fonds_words *words = calloc(1, sizeof *words);
  if (words == NULL) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  // CLDR 42 took the colon out of MidLetter everywhere but in Finnish and Swedish: "sv" is UAX #29 as published, the others are not.
  words->iterator = ubrk_open(UBRK_WORD, "sv", NULL, 0, &status);
  if (U_FAILURE(status)) {
    free(words);
    return NULL;
  }
  UText empty = UTEXT_INITIALIZER;
  words->text = empty;
  return words;
}

int32_t fonds_words_begin(fonds_words *words, const uint8_t *utf8, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&words->text, (const char *)utf8, length, &status);
  ubrk_setUText(words->iterator, &words->text, &status);
  if (U_FAILURE(status)) return -1;
  words->bytes = utf8;
  words->position = ubrk_first(words->iterator);
  return 0;
}

// ICU's rule status knows neither a letter that an emoji is joined to nor that underscores alone are no word.
static int has_letter_or_digit(const uint8_t *bytes, int32_t index, int32_t end) {
  while (index < end) {
    UChar32 scalar;
    U8_NEXT(bytes, index, end, scalar);
    if (u_isUAlphabetic(scalar) || u_isdigit(scalar)) return 1;
  }
  return 0;
}

int32_t fonds_words_next(fonds_words *words, int32_t *pairs, int32_t capacity) {
  int32_t count = 0;
  while (count < capacity) {
    int32_t end = ubrk_next(words->iterator);
    if (end == UBRK_DONE) break;
    if (has_letter_or_digit(words->bytes, words->position, end)) {
      pairs[2 * count] = words->position;
      pairs[2 * count + 1] = end;
      count += 1;
    }
    words->position = end;
  }
  return count;
}

void fonds_words_close(fonds_words *words) {
  ubrk_close(words->iterator);
  utext_close(&words->text);
  free(words);
}
