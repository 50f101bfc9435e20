#include "thesaurus.h"

// The SKOS file of the project travels inside the program: an index can be made wherever the program is.
static const unsigned char thesaurus[] = {
#embed "../../../Index/thesaurus/systemic.rdf"
};

const unsigned char *fonds_thesaurus_start(void) { return thesaurus; }

unsigned long fonds_thesaurus_size(void) { return sizeof thesaurus; }
