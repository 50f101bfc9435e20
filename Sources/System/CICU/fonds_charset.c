#include "include/fonds_icu.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

// Counts the bytes of a sequence that cannot be decoded, then substitutes as ICU does by itself.
static void count_bad(const void *context, UConverterToUnicodeArgs *arguments, const char *bytes, int32_t length,
                      UConverterCallbackReason reason, UErrorCode *status) {
  if (reason <= UCNV_IRREGULAR) *(int64_t *)context += length;
  UCNV_TO_U_CALLBACK_SUBSTITUTE(NULL, arguments, bytes, length, reason, status);
}

int64_t fonds_decode(const char *charset, const uint8_t *bytes, int64_t length, uint8_t *out, int64_t capacity, int64_t *bad) {
  UErrorCode status = U_ZERO_ERROR;
  *bad = 0;
  UConverter *source = ucnv_open(charset, &status);
  if (U_FAILURE(status)) return -1;
  UConverter *target = ucnv_open("UTF-8", &status);
  int64_t result = -2;
  if (U_SUCCESS(status)) {
    ucnv_setToUCallBack(source, count_bad, bad, NULL, NULL, &status);
    const char *from = (const char *)bytes;
    char *to = (char *)out;
    ucnv_convertEx(target, source, &to, (char *)out + capacity, &from, (const char *)bytes + length, NULL, NULL, NULL, NULL, 1, 1, &status);
    if (U_SUCCESS(status)) result = to - (char *)out;
    ucnv_close(target);
  }
  ucnv_close(source);
  return result;
}

int32_t fonds_detect(const uint8_t *bytes, int32_t length, char *name, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t confidence = 0;
  UCharsetDetector *detector = ucsdet_open(&status);
  if (U_FAILURE(status)) return 0;
  ucsdet_setText(detector, (const char *)bytes, length, &status);
  const UCharsetMatch *match = ucsdet_detect(detector, &status);
  if (U_SUCCESS(status) && match != NULL) {
    const char *found = ucsdet_getName(match, &status);
    int32_t certain = ucsdet_getConfidence(match, &status);
    if (U_SUCCESS(status) && (int32_t)strlen(found) < capacity) {
      strcpy(name, found);
      confidence = certain;
    }
  }
  ucsdet_close(detector);
  return confidence;
}
