# page: begin
package require sqlite3
sqlite3 db runs.db
db enable_load_extension 1
db eval {SELECT load_extension('build/causalite')}
# page: end

db nullvalue NULL
fconfigure stdout -encoding utf-8 -translation lf
proc cell {value} {
  if {![string match "value is a double*" [tcl::unsupported::representation $value]]} {
    return $value
  }
  binary scan [binary format Q $value] H* hex
  return [string toupper $hex]
}

set lines [open [lindex $argv 0]]
fconfigure $lines -encoding utf-8
for {set number 1} {[gets $lines line] >= 0} {incr number} {
  puts "-- $number"
  if {[catch {
    db eval $line row {
      set cells {}
      foreach name $row(*) {lappend cells [cell $row($name)]}
      puts [join $cells |]
    }
  } message]} {
    puts "error: $message"
  }
}
