use strict;
use warnings;
use B;
use POSIX qw(setlocale LC_ALL);

setlocale(LC_ALL, '');
# page: begin
use DBI;
my $db = DBI->connect('dbi:SQLite:dbname=runs.db', '', '', {RaiseError => 1, PrintError => 0});
$db->sqlite_enable_load_extension(1);
$db->do("SELECT load_extension('build/causalite')");
# page: end

unless (@ARGV) {
  # page: begin
  sub ask { return ($db->selectrow_array($_[0]))[0] }
  sub keep { open my $file, '>:raw', $_[0] or die $!; print $file $_[1] }

  print ask("SELECT causalite_setup('runs')"), ask('SELECT causalite_refresh()');
  keep('report.html', ask('SELECT causalite_report()'));
  keep('figure.svg', ask('SELECT plot_groups(energy, mode) FROM runs'));
  # page: end
  exit;
}

sub cell {
  my ($value) = @_;
  return 'NULL' unless defined $value;
  my $is_double = B::svref_2object(\$value)->FLAGS & B::SVf_NOK;
  return $is_double ? uc unpack('H*', pack('d>', $value)) : $value;
}

$| = 1;
binmode STDOUT;
open my $lines, '<:raw', $ARGV[0] or die;
while (my $line = <$lines>) {
  print "-- $.\n";
  eval {
    my $answer = $db->prepare($line);
    $answer->execute;
    while ($answer->{NUM_OF_FIELDS} and my @row = $answer->fetchrow_array) {
      print join('|', map { cell($_) } @row), "\n";
    }
    1;
  } or print "error: $@";
}
