#include <stddef.h>
#include <stdint.h>

// libFuzzer without its own main (compiler-rt, fuzzer_no_main): calls back with input after input, and does not come back before it is done.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
