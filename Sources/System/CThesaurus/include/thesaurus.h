// The bytes of Index/thesaurus/systemic.rdf.
const unsigned char *fonds_thesaurus_start(void);
unsigned long fonds_thesaurus_size(void);
