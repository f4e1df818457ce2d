<?php
setlocale(LC_ALL, '');
// page: begin
$db = new SQLite3('runs.db');
$db->enableExceptions(true);
$db->loadExtension('causalite.so');    // of the folder that sqlite3.extension_dir names
$version = $db->querySingle('SELECT causalite_version()');
// page: end

if ($argc == 1) {
    // page: begin
    $ask = fn($sql) => $db->querySingle($sql);
    echo $ask("SELECT causalite_setup('runs')"), $ask('SELECT causalite_refresh()');
    file_put_contents('report.html', $ask('SELECT causalite_report()'));
    file_put_contents('figure.svg', $ask('SELECT plot_groups(energy, mode) FROM runs'));
    // page: end
    exit;
}

function cell($value) {
    if ($value === null) return 'NULL';
    return is_float($value) ? strtoupper(bin2hex(pack('E', $value))) : $value;
}

foreach (file($argv[1], FILE_IGNORE_NEW_LINES) as $number => $line) {
    echo '-- ', $number + 1, "\n";
    try {
        // query() runs a statement twice: the first row, and again for fetchArray().
        if (!str_starts_with($line, 'SELECT')) {
            $db->exec($line);
        } elseif (str_starts_with($line, 'SELECT causalite_')) {
            echo cell($db->querySingle($line)), "\n";
        } else {
            $rows = $db->query($line);
            while ($row = $rows->fetchArray(SQLITE3_NUM)) {
                echo implode('|', array_map('cell', $row)), "\n";
            }
        }
    } catch (Exception $error) {
        echo 'error: ', $error->getMessage(), "\n";
    }
}
