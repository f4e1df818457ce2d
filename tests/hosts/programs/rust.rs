// page: begin
use rusqlite::{Connection, LoadExtensionGuard, Result};

fn open() -> Result<Connection> {
    let db = Connection::open("runs.db")?;
    unsafe {
        let _guard = LoadExtensionGuard::new(&db)?;
        db.load_extension("build/causalite", None)?;
    }
    Ok(db)
}
// page: end

use rusqlite::types::ValueRef;

// page: begin
fn ask(db: &Connection, statement: &str) -> Result<String> {
    db.query_row(statement, [], |row| row.get(0))
}

fn analyse(db: &Connection) -> Result<()> {
    println!("{}", ask(db, "SELECT causalite_setup('runs')")? + &ask(db, "SELECT causalite_refresh()")?);
    std::fs::write("report.html", ask(db, "SELECT causalite_report()")?).unwrap();
    std::fs::write("figure.svg", ask(db, "SELECT plot_groups(energy, mode) FROM runs")?).unwrap();
    Ok(())
}
// page: end

fn cell(value: ValueRef) -> String {
    match value {
        ValueRef::Null => "NULL".to_string(),
        ValueRef::Integer(n) => n.to_string(),
        ValueRef::Real(d) => format!("{:016X}", d.to_bits()),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).to_string(),
    }
}

fn answer(db: &Connection, line: &str) -> Result<()> {
    let mut statement = db.prepare(line)?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let cells: Result<Vec<String>> = (0..columns).map(|i| row.get_ref(i).map(cell)).collect();
        println!("{}", cells?.join("|"));
    }
    Ok(())
}

fn main() -> Result<()> {
    let db = open()?;
    if std::env::args().len() == 1 {
        return analyse(&db);
    }
    let file = std::env::args().nth(1).expect("a file of statements");
    let text = std::fs::read_to_string(file).expect("the file can be read");
    for (number, line) in text.lines().enumerate() {
        println!("-- {}", number + 1);
        if let Err(error) = answer(&db, line) {
            println!("error: {}", error);
        }
    }
    Ok(())
}
