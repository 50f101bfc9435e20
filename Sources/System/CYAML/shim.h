// libyaml, the reference parser of YAML 1.1: a stream as events, without recursion.
#include <yaml.h>
