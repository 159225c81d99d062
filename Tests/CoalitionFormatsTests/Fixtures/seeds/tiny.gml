graph [
  directed 1
  multigraph 1
  coalitionGraph [
    nodeID "name"
    edgeColumn [ key "kind" name "kind" type "string" ]
    edgeColumn [ key "label" name "label" type "string" ]
    edgeColumn [ key "basis" name "basis" type "string" ]
    edgeColumn [ key "weight" name "weight" type "double" ]
    edgeColumn [ key "source_2" name "source" type "string" ]
    edgeColumn [ key "source_title" name "source_title" type "string" ]
    edgeColumn [ key "place" name "place" type "string" ]
    edgeColumn [ key "since" name "since" type "string" ]
    edgeColumn [ key "quote" name "quote" type "string" ]
    edgeColumn [ key "topic" name "topic" type "string" ]
    edgeColumn [ key "repeats" name "repeats" type "boolean" ]
  ]
  title "Tiny"
  dataset "tiny"
  node [
    id 0
    name "a"
    label "A &amp; B"
    kind "organization"
    aliases "_networkx_list_start"
    aliases "Other"
    topics "_networkx_list_start"
    topics "health"
    places "_networkx_list_start"
    places "toronto"
    source "_networkx_list_start"
    source "s"
    source_title "_networkx_list_start"
    source_title "S"
  ]
  node [
    id 1
    name "b"
    label "B&#233;"
    kind "organization"
    visibility "coalition"
  ]
  node [
    id 2
    name "toronto"
    label "Toronto"
    kind "city"
    country "Canada"
  ]
  node [
    id 3
    name "health"
    label "Health"
    kind "topic"
  ]
  node [
    id 4
    name "canada"
    label "Canada"
    kind "country"
  ]
  edge [
    source 0
    target 1
    kind "other: mentors"
    label "mentors"
    basis "stated"
    weight 2.5
    source_2 "s"
    source_title "S"
  ]
  edge [
    source 0
    target 3
    kind "worksOn"
    label "works on"
    basis "stated"
    source_2 "s"
    source_title "S"
    place "toronto"
    since "2019-02"
    quote "he said &quot;x&quot;"
  ]
  edge [
    source 0
    target 2
    kind "worksIn"
    label "works in"
    basis "stated"
    source_2 "s"
    source_title "S"
    since "2019-02"
    quote "he said &quot;x&quot;"
    topic "health"
    repeats 1
  ]
  edge [
    source 0
    target 3
    kind "worksOn"
    label "works on"
    basis "implied"
    source_2 "s"
    source_title "S"
  ]
  edge [
    source 0
    target 2
    kind "worksIn"
    label "works in"
    basis "implied"
    source_2 "s"
    source_title "S"
  ]
  edge [
    source 2
    target 4
    kind "liesIn"
    label "lies in"
    basis "implied"
  ]
]
