# A page of Markdown as files of `folder`: 001.text, 002.r, 003.sql, 004.out …, in the order of the page.
#   awk -v folder=F -f pieces.awk PAGE
# A block of code is named by its language: N.r, and what follows the language stands in N.how; a block
# without one is the result of the block before. Fences belong to the text.
function begin(kind) {
  if (file) close(file)
  file = sprintf("%s/%03d.%s", folder, ++n, kind)
  printf "" >file
}
BEGIN { begin("text") }
/^```/ && inside {
  inside = 0
  begin("text")
  print >file
  next
}
/^```/ {
  inside = 1
  print >file
  language = how = substr($0, 4)
  sub(/ .*/, "", language)
  sub(/^[a-z]* ?/, "", how)
  begin(language ? language : "out")
  printf "%s\n", how >(sprintf("%s/%03d.how", folder, n))
  close(sprintf("%s/%03d.how", folder, n))
  next
}
{ print >file }
