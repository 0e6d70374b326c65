import Foundation
import TestSupport
import Testing

@testable import Desk

/// The description of the API and the routes are one.
@Suite struct DescriptionTests {
    private let description: [String: Any]

    init() throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: repositoryFile("Data/desk/openapi.json")))
        description = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    private var paths: [String: [String: [String: Any]]] { description["paths"] as? [String: [String: [String: Any]]] ?? [:] }

    @Test func everyRouteIsDescribedAndNoOther() {
        let described = paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) \(path)" } }
        let served = EndpointTable.desk.endpoints.map { "\($0.method.rawValue) \($0.path)" }
        #expect(described.sorted() == served.sorted())
        #expect(description["openapi"] as? String == "3.1.0")
    }

    @Test func everyRouteHasTheDescribedParametersAndRole() {
        let named = (description["components"] as? [String: Any])?["parameters"] as? [String: [String: Any]] ?? [:]
        for endpoint in EndpointTable.desk.endpoints {
            let operation = paths[endpoint.path]?[endpoint.method.rawValue.lowercased()] ?? [:]
            let parameters = (operation["parameters"] as? [[String: Any]] ?? []).compactMap { parameter -> String? in
                if let reference = parameter["$ref"] as? String {
                    return named[reference.components(separatedBy: "/").last ?? ""]?["name"] as? String
                }
                return parameter["in"] as? String == "query" ? parameter["name"] as? String : nil
            }
            #expect(Set(parameters) == Set(endpoint.parameters), "\(endpoint.method) \(endpoint.path)")
            #expect(operation["x-role"] as? String == endpoint.role?.rawValue, "\(endpoint.method) \(endpoint.path)")
            let types = (operation["requestBody"] as? [String: Any])?["content"] as? [String: Any]
            #expect(Set(types?.keys.map { $0 } ?? []) == Set(endpoint.body?.types ?? []), "\(endpoint.method) \(endpoint.path)")
        }
    }

    @Test func everyRowIsAsItsSchemaSays() async throws {
        try await TemporaryDesk.with { (desk) async throws in
            for (list, schema) in [
                ("reports", "Report"), ("events", "Event"), ("claims", "Claim"), ("offers", "Offer"), ("control", "Control"),
                ("sources", "Source"),
                ("losses", "Loss"), ("occurrences", "Occurrence"), ("negotiations", "Negotiation"),
                ("places/unresolved", "UnresolvedPlace"),
                ("timeline", "TimelineRow"), ("control?at=2025-01-01", "ControlAt"), ("contradictions", "Contradiction"),
                ("review", "Doubtful"),
            ] {
                let rows = try await desk.client.get("/api/v1/" + list).rows
                for row in rows { #expect(Set(row.keys) == required(schema), "\(list)") }
                if list != "negotiations", list != "contradictions" { #expect(!rows.isEmpty, "\(list)") }
            }
            #expect(try await Set(desk.client.get("/api/v1/reports/r1").json.keys) == required("ReportPage"))
        }
    }

    private func required(_ schema: String) -> Set<String> {
        let schemas = (description["components"] as? [String: Any])?["schemas"] as? [String: [String: Any]] ?? [:]
        return Set(schemas[schema]?["required"] as? [String] ?? [])
    }
}
