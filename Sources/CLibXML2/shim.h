// Without the headers of ICU, which libxml2 includes for one private type: Foundation has an ICU of its own, and the two
// define the same names differently.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
