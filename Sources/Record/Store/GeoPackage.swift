import GRDB

/// Writes events as an OGC GeoPackage 1.3: one table of points with every field, in a file of its own.
///
/// Stands in this room because a GeoPackage is an SQLite file.
package struct GeoPackage {
    /// "GPKG", by which the format is known, and its version.
    private static let applicationMark = 0x4750_4B47
    private static let version = 10_300

    private let path: String
    private let database: DatabaseQueue
    private var columns: [String] = []
    private var bounds: (west: Double, south: Double, east: Double, north: Double)?

    /// - Parameter path: a file that is not there yet.
    package init(path: String, made: Moment) throws(RecordError) {
        self.path = path
        database = try RecordError.catching(path) {
            let queue = try DatabaseQueue(path: path)
            try queue.write { db in
                guard try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0 else { throw RecordError.exists(path: path) }
                try db.execute(sql: GeoPackage.frame)
                try db.execute(
                    sql: """
                        INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
                        VALUES ('events', 'features', 'events', 'Events of a record of Rapporteur', ?, 4326)
                        """, arguments: [made.description.replacing("Z", with: ".000Z")])
            }
            return queue
        }
    }

    /// Adds events; those without a point have a row without a geometry.
    package mutating func add(_ events: [EventRow]) throws(RecordError) {
        guard let first = events.first else { return }
        if columns.isEmpty { try makeTable(first.fields) }
        let columns = columns
        for event in events {
            guard let latitude = event.place?.latitude, let longitude = event.place?.longitude else { continue }
            let old = bounds ?? (longitude, latitude, longitude, latitude)
            bounds = (
                min(old.west, longitude), min(old.south, latitude), max(old.east, longitude), max(old.north, latitude)
            )
        }
        try RecordError.catching(path) {
            try database.write { db in
                let rows = try Inserter(db, into: "events", ["geom"] + columns)
                for event in events { try rows.insert([GeoPackage.point(event)] + event.fields.map(GeoPackage.value)) }
            }
        }
    }

    /// Where there was no event, the table is there without any.
    package mutating func finish() throws(RecordError) {
        if columns.isEmpty { try makeTable([]) }
        let bounds = bounds
        try RecordError.catching(path) {
            try database.write { db in
                guard let bounds else { return }
                try db.execute(
                    sql: "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?",
                    arguments: [bounds.west, bounds.south, bounds.east, bounds.north])
            }
            try database.close()
        }
    }

    private mutating func makeTable(_ fields: [ListedField]) throws(RecordError) {
        // Every table of features has its own number, so the record's name of the event has another column.
        columns = fields.map { "\($0.name)" == "id" ? "event" : "\($0.name)" }
        let definitions = zip(columns, fields).map { name, field in
            switch field.value {
            case .number: "\(name) INTEGER"
            case .decimal: "\(name) REAL"
            case .text, .list: "\(name) TEXT"
            }
        }
        try RecordError.catching(path) {
            try database.write { db in
                try db.execute(
                    sql: """
                        CREATE TABLE events (
                            \((["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", "geom POINT"] + definitions).joined(separator: ", ")));
                        INSERT INTO gpkg_geometry_columns VALUES ('events', 'geom', 'POINT', 4326, 0, 0);
                        """)
            }
        }
    }

    private static func value(_ field: ListedField) -> (any DatabaseValueConvertible)? {
        switch field.value {
        case .text(let text): text
        case .number(let number): number
        case .decimal(let number, _): number
        case .list(let words): words.joined(separator: "; ")
        }
    }

    /// The format's head without an envelope, then a point as well-known binary; both little-endian.
    private static func point(_ event: EventRow) -> Blob? {
        guard let latitude = event.place?.latitude, let longitude = event.place?.longitude else { return nil }
        var bytes: [UInt8] = [0x47, 0x50, 0, 0x01, 0xE6, 0x10, 0, 0, 0x01, 1, 0, 0, 0]
        for number in [longitude, latitude] { withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) } }
        return Blob(bytes)
    }

    private static let frame = """
        PRAGMA application_id = \(applicationMark);
        PRAGMA user_version = \(version);
        CREATE TABLE gpkg_spatial_ref_sys (
            srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
            organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT
        );
        INSERT INTO gpkg_spatial_ref_sys VALUES
            ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),
            ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),
            ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,\
        AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
        UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]', NULL);
        CREATE TABLE gpkg_contents (
            table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
            last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
            CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
        );
        CREATE TABLE gpkg_geometry_columns (
            table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
            z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
            CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name),
            CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
        );
        """
}
