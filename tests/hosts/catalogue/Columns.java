import java.sql.*;
import java.util.*;

/** Tables, columns, types and keys as a BI tool asks JDBC for them: all in one question. */
public class Columns {
    public static void main(String[] arguments) throws SQLException {
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + arguments[0])) {
            DatabaseMetaData of = db.getMetaData();
            Map<String, Set<String>> keys = new HashMap<>();
            ResultSet tables = of.getTables(null, null, "%", new String[] {"TABLE", "VIEW"});
            while (tables.next()) {
                Set<String> columns = new HashSet<>();
                ResultSet key = of.getPrimaryKeys(null, null, tables.getString("TABLE_NAME"));
                while (key.next()) columns.add(key.getString("COLUMN_NAME"));
                keys.put(tables.getString("TABLE_NAME"), columns);
            }
            ResultSet columns = of.getColumns(null, null, "%", "%");
            while (columns.next()) {
                String table = columns.getString("TABLE_NAME"), name = columns.getString("COLUMN_NAME");
                if (!keys.containsKey(table)) continue;  // sqlite_schema
                System.out.println(table + "|" + name + "|" + columns.getString("TYPE_NAME") + "|"
                    + (keys.get(table).contains(name) ? 1 : 0));
            }
        }
    }
}
