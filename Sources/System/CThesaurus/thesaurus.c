#include "thesaurus.h"

// The SKOS file, the rules and the questions of the project travel inside the program: an index can be made wherever the program is.
static const unsigned char thesaurus[] = {
#embed "../../../Index/thesaurus/systemic.rdf"
};

static const unsigned char rules[] = {
#embed "../../../Index/rules.yaml"
};

const unsigned char *fonds_thesaurus_start(void) { return thesaurus; }

unsigned long fonds_thesaurus_size(void) { return sizeof thesaurus; }

const unsigned char *fonds_rules_start(void) { return rules; }

unsigned long fonds_rules_size(void) { return sizeof rules; }

static const unsigned char inventory[] = {
#embed "../../../Index/inventory.yaml"
};

const unsigned char *fonds_inventory_start(void) { return inventory; }

unsigned long fonds_inventory_size(void) { return sizeof inventory; }
