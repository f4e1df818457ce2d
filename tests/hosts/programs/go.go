package main

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"strings"
)

// page: begin
import (
	"database/sql"

	"github.com/mattn/go-sqlite3"
)

func open() (*sql.DB, error) {
	sql.Register("causalite", &sqlite3.SQLiteDriver{Extensions: []string{"build/causalite"}})
	return sql.Open("causalite", "runs.db")
}
// page: end

// page: begin
func analyse(db *sql.DB) {
	ask := func(statement string) (text string) {
		if err := db.QueryRow(statement).Scan(&text); err != nil {
			panic(err)
		}
		return
	}
	fmt.Println(ask("SELECT causalite_setup('runs')"), ask("SELECT causalite_refresh()"))
	os.WriteFile("report.html", []byte(ask("SELECT causalite_report()")), 0o644)
	os.WriteFile("figure.svg", []byte(ask("SELECT plot_groups(energy, mode) FROM runs")), 0o644)
}
// page: end

func cell(value interface{}) string {
	switch v := value.(type) {
	case nil:
		return "NULL"
	case float64:
		return fmt.Sprintf("%016X", math.Float64bits(v))
	case []byte:
		return string(v)
	}
	return fmt.Sprint(value)
}

func answer(db *sql.DB, line string) error {
	rows, err := db.Query(line)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, _ := rows.Columns()
	values, places := make([]interface{}, len(columns)), make([]interface{}, len(columns))
	for i := range values {
		places[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(places...); err != nil {
			return err
		}
		cells := make([]string, len(values))
		for i, value := range values {
			cells[i] = cell(value)
		}
		fmt.Println(strings.Join(cells, "|"))
	}
	return rows.Err()
}

func main() {
	db, err := open()
	if err != nil {
		panic(err)
	}
	if len(os.Args) == 1 {
		analyse(db)
		return
	}
	lines, err := os.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	scanner := bufio.NewScanner(lines)
	for number := 1; scanner.Scan(); number++ {
		fmt.Println("--", number)
		if err := answer(db, scanner.Text()); err != nil {
			fmt.Println("error:", err)
		}
	}
}
