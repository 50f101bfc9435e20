internal import HTTPTypes
internal import Hummingbird

/// What the endpoint says of itself: OpenAPI 3.1 (`GET /openapi.json`).
///
/// Written by hand beside the routes that it describes; a test holds its paths to the routes.
package enum OpenAPIDocument {
  static func response() -> Response {
    Response(
      status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "max-age=3600"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  package static let text = #"""
    {"openapi":"3.1.0",
    "info":{"title":"fonds","version":"0.1.0","description":"A documentary search engine of a French/English resource bank. Read-only. Errors are one object with a code, a message and what to do next.","license":{"name":"Apache-2.0","identifier":"Apache-2.0"}},
    "paths":{
    "/search":{"get":{"operationId":"search","summary":"The works that answer a query, best first, with facets and snippets","parameters":[
      {"$ref":"#/components/parameters/q"},{"$ref":"#/components/parameters/ui"},{"$ref":"#/components/parameters/facet"},
      {"name":"size","in":"query","schema":{"type":"integer","minimum":1,"maximum":100,"default":10}},
      {"name":"from","in":"query","schema":{"type":"integer","minimum":0,"maximum":900,"default":0}},
      {"$ref":"#/components/parameters/expand"},{"$ref":"#/components/parameters/without"},
      {"name":"like","in":"query","description":"A record, to find others like it","schema":{"type":"string"}},
      {"name":"explain","in":"query","description":"1: how each score adds up","schema":{"type":"string","enum":["0","1"]}}],
      "responses":{"200":{"description":"The answer","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Answer"}}}},"default":{"$ref":"#/components/responses/Error"}}}},
    "/records/{id}":{"get":{"operationId":"record","summary":"One record with its facets, its ties from both ends and its quotations; HTML for those who ask for it","parameters":[
      {"$ref":"#/components/parameters/id"},{"$ref":"#/components/parameters/ui"},{"$ref":"#/components/parameters/as-of"}],
      "responses":{"200":{"description":"The record","content":{"application/json":{"schema":{"$ref":"#/components/schemas/RecordView"}},"text/html":{"schema":{"type":"string"}}}},"default":{"$ref":"#/components/responses/Error"}}}},
    "/records/{id}/source":{"get":{"operationId":"source","summary":"The source of a record, as it was brought in, where the bank hands out originals; 403 where a name that was erased stands in it, or that cannot be ruled out","parameters":[
      {"$ref":"#/components/parameters/id"},{"$ref":"#/components/parameters/ui"}],
      "responses":{"200":{"description":"The bytes of the source, as a download","content":{"application/octet-stream":{"schema":{"type":"string","format":"binary"}},"text/*":{"schema":{"type":"string"}},"application/*":{"schema":{"type":"string","format":"binary"}}}},"default":{"$ref":"#/components/responses/Error"}}}},
    "/records/{id}/near":{"get":{"operationId":"nearRecord","summary":"Works described like a record, and what they share","parameters":[
      {"$ref":"#/components/parameters/id"},{"$ref":"#/components/parameters/ui"},{"$ref":"#/components/parameters/neighbours"}],
      "responses":{"200":{"description":"The neighbourhood","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Near"}}}},"default":{"$ref":"#/components/responses/Error"}}}},
    "/near":{"get":{"operationId":"near","summary":"The neighbourhood of a record or of a concept","parameters":[
      {"name":"of","in":"query","required":true,"description":"An identifier, or facet:value","schema":{"type":"string"},"example":"theme:food"},
      {"$ref":"#/components/parameters/ui"},{"$ref":"#/components/parameters/neighbours"}],
      "responses":{"200":{"description":"The neighbourhood","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Near"}}}},"default":{"$ref":"#/components/responses/Error"}}}},
    "/facets":{"get":{"operationId":"facets","summary":"The facets of the bank, or one of them, with the works under each value","parameters":[
      {"name":"facet","in":"query","schema":{"type":"string"}},{"$ref":"#/components/parameters/ui"}],
      "responses":{"200":{"description":"The facets","content":{"application/json":{"schema":{"type":"object","required":["facets"],"properties":{"facets":{"$ref":"#/components/schemas/Facets"}}}}}},"default":{"$ref":"#/components/responses/Error"}}}},
    "/crossings":{"get":{"operationId":"crossings","summary":"How often the values of two facets meet in one passage (one work), and what that says","parameters":[
      {"name":"rows","in":"query","required":true,"description":"A facet, or facet:value for what is narrower than a concept","schema":{"type":"string"},"example":"theme"},
      {"name":"columns","in":"query","required":true,"schema":{"type":"string"},"example":"actor"},
      {"$ref":"#/components/parameters/q"},{"$ref":"#/components/parameters/facet"},{"$ref":"#/components/parameters/expand"},{"$ref":"#/components/parameters/without"},{"$ref":"#/components/parameters/as-of"},{"$ref":"#/components/parameters/ui"},
      {"name":"size","in":"query","description":"Values of each side","schema":{"type":"integer","minimum":1,"maximum":100,"default":12}}],
      "responses":{"200":{"description":"The crossing","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Crossing"}}}},"default":{"$ref":"#/components/responses/Error"}}}},
    "/suggest":{"get":{"operationId":"suggest","summary":"Titles, concepts and producers that complete a text, and other spellings","parameters":[
      {"$ref":"#/components/parameters/q"},{"$ref":"#/components/parameters/ui"},
      {"name":"size","in":"query","schema":{"type":"integer","minimum":1,"maximum":50,"default":10}}],
      "responses":{"200":{"description":"What completes it","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Suggestions"}}}},"default":{"$ref":"#/components/responses/Error"}}}},
    "/sum":{"get":{"operationId":"sum","summary":"Amounts added up to the cent, each currency apart","parameters":[
      {"name":"field","in":"query","required":true,"schema":{"type":"string"},"example":"amount"},
      {"name":"by","in":"query","description":"Facets with commas, four at most","schema":{"type":"string"},"example":"nature,purpose"},
      {"$ref":"#/components/parameters/q"},{"$ref":"#/components/parameters/facet"},{"$ref":"#/components/parameters/expand"},{"$ref":"#/components/parameters/without"},{"$ref":"#/components/parameters/as-of"},{"$ref":"#/components/parameters/ui"}],
      "responses":{"200":{"description":"The sums","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Sums"}}}},"default":{"$ref":"#/components/responses/Error"}}}},
    "/dossier":{"get":{"operationId":"dossier","summary":"What the bank knows of a territory, question by question, with its sources and gaps","parameters":[
      {"name":"territory","in":"query","description":"A value of the facet territory; none for the whole bank","schema":{"type":"string"}},
      {"name":"scenario","in":"query","description":"A way of accompanying: there are questions for it","schema":{"type":"string","default":"inventory"}},
      {"name":"format","in":"query","description":"Instead of Accept","schema":{"type":"string","enum":["json","md","html"]}},
      {"$ref":"#/components/parameters/ui"}],
      "responses":{"200":{"description":"The dossier","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Dossier"}},"text/markdown":{"schema":{"type":"string"}},"text/html":{"schema":{"type":"string"}}}},"default":{"$ref":"#/components/responses/Error"}}}},
    "/health":{"get":{"operationId":"health","summary":"The generation of the index that answers",
      "responses":{"200":{"description":"It answers","content":{"application/json":{"schema":{"type":"object","required":["status","generation","works"],"properties":{"status":{"const":"ok"},"generation":{"type":"integer"},"works":{"type":"integer"}}}}}},"default":{"$ref":"#/components/responses/Error"}}}},
    "/openapi.json":{"get":{"operationId":"openapi","summary":"This description","responses":{"200":{"description":"OpenAPI 3.1","content":{"application/json":{"schema":{"type":"object"}}}},"default":{"$ref":"#/components/responses/Error"}}}}
    },
    "components":{
    "parameters":{
      "q":{"name":"q","in":"query","description":"Words, \"phrases\", +must, -not, AND OR NOT, prefix*, field:value, between:a,b, as-of:2022-06; at most 2,000 characters","schema":{"type":"string"}},
      "ui":{"name":"ui","in":"query","description":"The language of labels and faces","schema":{"type":"string","enum":["fr","en"]}},
      "facet":{"name":"facet","in":"query","description":"facet:value, repeatable: values of one facet are alternatives","style":"form","explode":true,"schema":{"type":"array","items":{"type":"string"}},"example":["theme:mobility"]},
      "expand":{"name":"expand","in":"query","description":"0: no synonyms, no translations","schema":{"type":"string","enum":["0","1"]}},
      "as-of":{"name":"as-of","in":"query","description":"How things stood at the end of a year, a month or a day (in q: as-of:2022-06); facets are those of now","schema":{"type":"string","pattern":"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},"example":"2024-06"},
      "without":{"name":"without","in":"query","description":"Something that the thesaurus or the lexicon may not add, repeatable: a concept as facet:value, an added label or translation, or the word of the query that was widened","style":"form","explode":true,"schema":{"type":"array","items":{"type":"string"},"maxItems":100},"example":["theme:mobility"]},
      "id":{"name":"id","in":"path","required":true,"description":"An identifier, label:relative/path, or a URL","schema":{"type":"string","minLength":1}},
      "neighbours":{"name":"size","in":"query","schema":{"type":"integer","minimum":1,"maximum":100,"default":10}}},
    "responses":{"Error":{"description":"400 the request makes no sense (column: where in the query), 403 a name that was erased stands in it, 404 there is no such thing, 405 only GET and HEAD, 414 the address is too long, 500 and 503 the index cannot answer; a page to those who ask for one",
      "content":{"application/json":{"schema":{"$ref":"#/components/schemas/Error"}},"text/html":{"schema":{"type":"string"}}}}},
    "schemas":{
      "Error":{"type":"object","required":["error"],"properties":{"error":{"type":"object","required":["code","message","remedy"],"properties":{"code":{"type":"string"},"message":{"type":"string"},"remedy":{"type":"string"},"column":{"type":["integer","null"]}}}}},
      "Range":{"type":"array","items":{"type":"integer"},"minItems":2,"maxItems":2,"description":"Unicode scalars of the text, from and to"},
      "Value":{"type":"object","required":["id","label"],"properties":{"id":{"type":"string"},"label":{"type":"string"}}},
      "FacetValue":{"type":"object","required":["facet","id","label"],"properties":{"facet":{"type":"string"},"id":{"type":"string"},"label":{"type":"string"}}},
      "Count":{"type":"object","required":["id","label","count","parent","selected"],"properties":{"id":{"type":"string"},"label":{"type":"string"},"count":{"type":"integer","minimum":0},"parent":{"type":["string","null"]},"selected":{"type":"boolean"}}},
      "Facets":{"type":"object","additionalProperties":{"type":"array","items":{"$ref":"#/components/schemas/Count"}}},
      "Face":{"type":"object","required":["id","language","title"],"properties":{"id":{"type":"string"},"language":{"type":"string"},"title":{"type":"string"}}},
      "Hit":{"type":"object","required":["id","score","title","title_highlights","language","source","url","snippet","producers","facets","faces"],"properties":{"id":{"type":"string"},"score":{"type":"number"},"title":{"type":"string"},
        "title_highlights":{"type":"array","items":{"$ref":"#/components/schemas/Range"}},"language":{"type":"string"},"source":{"type":["string","null"]},"url":{"type":["string","null"]},
        "snippet":{"type":"object","required":["record","text","language","page","highlights"],"properties":{"record":{"type":"string","description":"The face of the work that it stands in."},"text":{"type":"string"},"language":{"type":"string"},"page":{"type":["integer","null"]},"highlights":{"type":"array","items":{"$ref":"#/components/schemas/Range"}}}},
        "producers":{"type":"array","items":{"type":"string"}},"facets":{"type":"object","additionalProperties":{"type":"array","items":{"$ref":"#/components/schemas/Value"}}},
        "faces":{"type":"array","items":{"$ref":"#/components/schemas/Face"}},"as_of":{"$ref":"#/components/schemas/Then"},"explanation":{"type":"object"}}},
      "Then":{"type":"object","required":["date","existed","states"],"properties":{"date":{"type":"string"},"existed":{"type":"boolean"},"states":{"type":"array","items":{"type":"object","required":["field","id","label","since"],"properties":{"field":{"type":"string"},"id":{"type":"string"},"label":{"type":"string"},"since":{"type":"string"}}}}}},
      "Answer":{"type":"object","required":["query","total","took_us","hits","facets","expansions","without","suggestions","advice"],"properties":{"query":{"type":"string"},"as_of":{"type":"string"},"total":{"type":"integer","minimum":0},"took_us":{"type":"integer","description":"What finding it took, in microseconds; of an answer that is remembered, the first time."},
        "hits":{"type":"array","items":{"$ref":"#/components/schemas/Hit"}},"facets":{"$ref":"#/components/schemas/Facets"},
        "expansions":{"type":"array","items":{"type":"object","required":["words","concept","labels"],"properties":{"words":{"type":"string"},"concept":{"type":["string","null"]},"labels":{"type":"array","items":{"type":"string"}},"weights":{"type":"array","items":{"type":"number"}}}}},
        "without":{"type":"array","items":{"$ref":"#/components/schemas/Value"}},"suggestions":{"type":"array","items":{"type":"string"}},"advice":{"type":"array","items":{"type":"object"}},"unknown":{"type":"array","description":"Where nothing is found: values that were asked for and that nothing has, as facet:value","items":{"$ref":"#/components/schemas/Value"}},"like":{"type":"object"}}},
      "RecordView":{"type":"object","required":["record","facets","relations","kin","quotations"],"properties":{"record":{"type":"object","required":["fonds","id","language","visibility"]},"as_of":{"$ref":"#/components/schemas/Then"},
        "facets":{"type":"object","additionalProperties":{"type":"array","items":{"$ref":"#/components/schemas/Value"}}},
        "relations":{"type":"array","items":{"type":"object","required":["kind","id","title","language"],"properties":{"kind":{"type":"string"},"id":{"type":"string"},"title":{"type":"string"},"language":{"type":"string"}}}},
        "kin":{"type":"array","description":"Works akin by a value, found when the record is read and declared by nobody; at most ten of a kind","items":{"type":"object","required":["kind","reason","via","total","records"],"properties":{"kind":{"enum":["same-territory","answers-obstacle","obstacle-answered-by"]},"reason":{"$ref":"#/components/schemas/FacetValue"},"via":{"type":"array","items":{"$ref":"#/components/schemas/FacetValue"}},"total":{"type":"integer"},"records":{"type":"array","items":{"$ref":"#/components/schemas/Face"}}}}},
        "quotations":{"type":"array","items":{"type":"object"}}}},
      "Neighbour":{"type":"object","required":["id","title","language","producers","kind","score","shared"],"properties":{"id":{"type":"string"},"title":{"type":"string"},"language":{"type":"string"},"producers":{"type":"array","items":{"type":"string"}},
        "kind":{"type":["string","null"]},"score":{"type":"number"},"shared":{"type":"array","items":{"$ref":"#/components/schemas/FacetValue"}}}},
      "Near":{"type":"object","required":["record","concept","title","works","concepts"],"properties":{"record":{"type":["string","null"]},"concept":{"anyOf":[{"$ref":"#/components/schemas/FacetValue"},{"type":"null"}]},"title":{"type":"string"},
        "works":{"type":"array","items":{"$ref":"#/components/schemas/Neighbour"}},
        "concepts":{"type":"array","items":{"type":"object","required":["concept","passages","ratio","log_likelihood"],"properties":{"concept":{"$ref":"#/components/schemas/FacetValue"},"passages":{"type":"integer"},"ratio":{"type":"number"},"log_likelihood":{"type":"number"}}}}}},
      "Side":{"type":"object","required":["facet","label","values"],"properties":{"facet":{"type":"string"},"label":{"type":"string"},"values":{"type":"array","items":{"type":"object","required":["id","label","count"],"properties":{"id":{"type":"string"},"label":{"type":"string"},"count":{"type":"integer"}}}}}},
      "Crossing":{"type":"object","required":["unit","total","rows","columns","cells"],"properties":{"unit":{"enum":["passages","works"]},"total":{"type":"integer"},"rows":{"$ref":"#/components/schemas/Side"},"columns":{"$ref":"#/components/schemas/Side"},
        "cells":{"type":"array","items":{"type":"array","items":{"anyOf":[{"type":"null"},{"type":"object","required":["count","expected","ratio","log_likelihood"],"properties":{"count":{"type":"integer"},"expected":{"type":"number"},"ratio":{"type":"number"},"log_likelihood":{"type":"number"},"pmi":{"type":"number"}}}]}}}}},
      "Passages":{"type":"array","items":{"type":"object","required":["id","title","language","producers","source","page","year","text"],"properties":{"id":{"type":"string"},"title":{"type":"string"},"language":{"type":"string"},"producers":{"type":"array","items":{"type":"string"}},"source":{"type":["string","null"]},"page":{"type":["integer","null"]},"year":{"type":["integer","null"]},"text":{"type":"string"}}}},
      "Dossier":{"type":"object","required":["territory","scenario","records","questions","gaps","tools"],"properties":{"territory":{"type":["string","null"]},"scenario":{"type":"string"},"records":{"type":"integer"},
        "questions":{"type":"array","items":{"type":"object","required":["id","question","passages","elsewhere"],"properties":{"id":{"type":"string"},"question":{"type":"string"},"passages":{"$ref":"#/components/schemas/Passages"},"elsewhere":{"$ref":"#/components/schemas/Passages"}}}},
        "gaps":{"type":"array","items":{"type":"string"}},"tools":{"$ref":"#/components/schemas/Passages"}}},
      "Suggestions":{"type":"object","required":["text","completions","spellings","took_us"],"properties":{"text":{"type":"string"},
        "completions":{"type":"array","items":{"type":"object","required":["text","kind","language","id","count"],"properties":{"text":{"type":"string"},"kind":{"type":"string"},"language":{"type":"string"},"id":{"type":"string"},"count":{"type":"integer"}}}},
        "spellings":{"type":"array","items":{"type":"string"}},"took_us":{"type":"object"}}},
      "Sum":{"type":"object","required":["currency","sum","works"],"properties":{"currency":{"type":["string","null"]},"sum":{"type":"string","pattern":"^-?[0-9]+\\.[0-9]{2,4}$"},"works":{"type":"integer"}}},
      "Sums":{"type":"object","required":["field","by","sums","totals","in_several_groups","not_understood"],"properties":{"field":{"type":"string"},"by":{"type":"array","items":{"type":"string"}},"as_of":{"type":"string"},"sums":{"type":"array","items":{"$ref":"#/components/schemas/Sum"}},"totals":{"type":"array","items":{"$ref":"#/components/schemas/Sum"}},"in_several_groups":{"type":"integer"},"not_understood":{"type":"integer"}}}
    }}}
    """#
}
