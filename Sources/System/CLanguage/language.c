#include "language.h"

// The table travels inside the program.
static const signed char choice[] = {
#embed "choice.bin"
};

const signed char *fonds_language_choice(void) { return choice; }

unsigned long fonds_language_choice_size(void) { return sizeof choice; }
