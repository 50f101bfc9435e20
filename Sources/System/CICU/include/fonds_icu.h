// What fonds asks of ICU, batched, without showing a single ICU type (Foundation carries another ICU whose headers clash).
#ifndef FONDS_ICU_H
#define FONDS_ICU_H

#include <stdint.h>

typedef struct fonds_words fonds_words;

/// Opens a word segmenter (UAX #29); NULL when ICU has no data or memory is short. Not thread-safe: one handle per thread.
fonds_words *fonds_words_open(void);

/// Starts on a UTF-8 text, which must stay in place until the last `next`. Returns 0, or -1 on failure.
int32_t fonds_words_begin(fonds_words *words, const uint8_t *utf8, int32_t length);

/// Writes (start, end) byte offsets of up to `capacity` further words: segments with a letter or a digit.
/// Returns how many pairs were written; 0 at the end of the text.
int32_t fonds_words_next(fonds_words *words, int32_t *pairs, int32_t capacity);

void fonds_words_close(fonds_words *words);

enum fonds_form { fonds_form_nfc = 0, fonds_form_nfkd = 1, fonds_form_nfkc_casefold = 2 };

/// Normalises UTF-8. Returns the length of the result in bytes, which was written only if it is at most `capacity`; -1 on failure.
int64_t fonds_normalize(int32_t form, const uint8_t *utf8, int64_t length, uint8_t *out, int64_t capacity);

/// Decodes bytes of a named character set to UTF-8, U+FFFD for what cannot be decoded. `capacity` should be 3 × length + 16.
/// Returns the length of the result; -1 when the name is unknown, -2 when it did not fit. `bad` receives the number of undecodable bytes.
int64_t fonds_decode(const char *charset, const uint8_t *bytes, int64_t length, uint8_t *out, int64_t capacity, int64_t *bad);

/// Guesses a character set. Writes its NUL-terminated name and returns ICU's confidence, 0…100; 0 when there is no guess.
int32_t fonds_detect(const uint8_t *bytes, int32_t length, char *name, int32_t capacity);

#endif
