// Debian's libxml2 is built with ICU and shows ICU's headers; Foundation brings an ICU of its own, and Swift refuses two
// definitions of one type in a program. Nothing here touches the one field of libxml2 that is made of ICU's types.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
