#include "lexicon.h"

// The lexicon of the project travels inside the program.
static const unsigned char lexicon[] = {
#embed "../../../Index/lexicon/default.lexicon"
};

const unsigned char *fonds_lexicon_start(void) { return lexicon; }

unsigned long fonds_lexicon_size(void) { return sizeof lexicon; }
