// libxml2's encoding.h shows ICU's headers where it was built with ICU, and those do not compile beside Foundation.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlIO.h>

// XML_SAX2_MAGIC is a macro with a hexadecimal value beyond int, which Swift cannot see.
static inline unsigned int fonds_sax2_magic(void) { return XML_SAX2_MAGIC; }
