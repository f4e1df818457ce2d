import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.*;

public class Jdbc {
    static Connection open() throws SQLException {
        // page: begin
        Connection db = DriverManager.getConnection("jdbc:sqlite:runs.db?enable_load_extension=true");
        db.createStatement().execute("SELECT load_extension('build/causalite')");
        // page: end
        return db;
    }

    // page: begin
    static String ask(Connection db, String sql) throws SQLException {
        return db.createStatement().executeQuery(sql).getString(1);
    }

    static void analyse(Connection db) throws Exception {
        System.out.println(ask(db, "SELECT causalite_setup('runs')") + ask(db, "SELECT causalite_refresh()"));
        Files.writeString(Path.of("report.html"), ask(db, "SELECT causalite_report()"));
        Files.writeString(Path.of("figure.svg"), ask(db, "SELECT plot_groups(energy, mode) FROM runs"));
    }
    // page: end

    static String cell(Object value) {
        if (value == null) return "NULL";
        if (!(value instanceof Double)) return value.toString();
        return String.format("%016X", Double.doubleToRawLongBits((Double) value));
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            analyse(open());
            return;
        }
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        int number = 0;
        try (Connection db = open(); Statement statement = db.createStatement()) {
            for (String line : Files.readAllLines(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
                out.print("-- " + ++number + "\n");
                try {
                    if (!statement.execute(line)) continue;
                    ResultSet rows = statement.getResultSet();
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int i = 1; i <= columns; i++) {
                            out.print((i > 1 ? "|" : "") + cell(rows.getObject(i)));
                        }
                        out.print("\n");
                    }
                } catch (SQLException error) {
                    out.print("error: " + error.getMessage() + "\n");
                }
            }
        }
        out.flush();
    }
}
