// The bytes of Index/lexicon/default.lexicon.
const unsigned char *fonds_lexicon_start(void);
unsigned long fonds_lexicon_size(void);
