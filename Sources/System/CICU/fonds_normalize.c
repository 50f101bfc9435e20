#include "include/fonds_icu.h"

#include <stdlib.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

static const UNormalizer2 *normalizer(int32_t form, UErrorCode *status) {
  switch (form) {
    case fonds_form_nfc: return unorm2_getNFCInstance(status);
    case fonds_form_nfkd: return unorm2_getNFKDInstance(status);
    default: return unorm2_getNFKCCasefoldInstance(status);
  }
}

int64_t fonds_normalize(int32_t form, const uint8_t *utf8, int64_t length, uint8_t *out, int64_t capacity) {
  if (length > INT32_MAX / 4 || capacity > INT32_MAX) return -1;
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *rules = normalizer(form, &status);
  if (U_FAILURE(status)) return -1;
  // A byte of UTF-8 is at most one UTF-16 unit; the normal form may be longer, and then ICU says how long.
  int32_t units = 0, size = (int32_t)length + 16;
  UChar *source = malloc((size_t)size * sizeof(UChar));
  UChar *target = malloc((size_t)size * sizeof(UChar));
  int32_t result = -1, written = 0;
  if (source != NULL && target != NULL) {
    u_strFromUTF8(source, size, &units, (const char *)utf8, (int32_t)length, &status);
    written = unorm2_normalize(rules, source, units, target, size, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
      status = U_ZERO_ERROR;
      free(target);
      target = malloc((size_t)written * sizeof(UChar));
      if (target != NULL) written = unorm2_normalize(rules, source, units, target, written, &status);
    }
    if (target != NULL && U_SUCCESS(status)) {
      u_strToUTF8((char *)out, (int32_t)capacity, &result, target, written, &status);
      if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) result = -1;
    }
  }
  free(source);
  free(target);
  return result;
}
