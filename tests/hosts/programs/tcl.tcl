# page: begin
package require sqlite3
sqlite3 db runs.db
db enable_load_extension 1
db eval {SELECT load_extension('build/causalite')}
# page: end

if {$argc == 0} {
  # page: begin
  proc keep {name text} {
    set file [open $name w]
    fconfigure $file -encoding utf-8
    puts $file $text
    close $file
  }
  puts [db onecolumn {SELECT causalite_setup('runs')}]
  puts [db onecolumn {SELECT causalite_refresh()}]
  keep report.html [db onecolumn {SELECT causalite_report()}]
  keep figure.svg [db onecolumn {SELECT plot_groups(energy, mode) FROM runs}]
  # page: end
  exit
}

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
