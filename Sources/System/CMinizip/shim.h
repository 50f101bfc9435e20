// The ZIP reader of zlib's own contrib folder: archives in memory are read through ioapi's function table.
#include <minizip/unzip.h>
#include <minizip/ioapi.h>
