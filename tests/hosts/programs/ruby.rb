# page: begin
require 'sqlite3'
db = SQLite3::Database.new('runs.db')
db.enable_load_extension(true)
db.load_extension('build/causalite')
# page: end

if ARGV.empty?
  # page: begin
  ask = ->(sql) { db.get_first_value(sql) }
  puts ask["SELECT causalite_setup('runs')"], ask['SELECT causalite_refresh()']
  File.write('report.html', ask['SELECT causalite_report()'])
  File.write('figure.svg', ask['SELECT plot_groups(energy, mode) FROM runs'])
  # page: end
  exit
end

def cell(value)
  return 'NULL' if value.nil?
  value.is_a?(Float) ? [value].pack('G').unpack1('H*').upcase : value.to_s
end

$stdout.binmode
File.foreach(ARGV[0], encoding: 'UTF-8').with_index(1) do |line, number|
  puts "-- #{number}"
  begin
    db.execute(line) { |row| print row.map { |value| cell(value).b }.join('|'), "\n" }
  rescue SQLite3::Exception => error
    puts "error: #{error.message}".b
  end
end
