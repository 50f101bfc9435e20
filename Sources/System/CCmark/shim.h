// The CommonMark reference parser: a document as a tree that is walked with cmark_iter, without recursion.
#include <cmark.h>
