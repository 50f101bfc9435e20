// The bytes of Index/thesaurus/systemic.rdf.
const unsigned char *fonds_thesaurus_start(void);
unsigned long fonds_thesaurus_size(void);

// The bytes of Index/rules.yaml.
const unsigned char *fonds_rules_start(void);
unsigned long fonds_rules_size(void);

// The bytes of Index/inventory.yaml.
const unsigned char *fonds_inventory_start(void);
unsigned long fonds_inventory_size(void);
