import Testing

@testable import Reading

@Suite struct FixedDecimalTests {
    @Test func decimalsAreRoundedAndTheirZerosLeftOut() {
        let cases: [(Double, Int, String?)] = [
            (31.61, 5, "31.61"), (65.700004, 5, "65.7"), (-0.00001, 5, "-0.00001"), (2, 5, "2.0"), (0.1, 1, "0.1"), (7.25, 1, "7.3"),
            (12.000305, 5, "12.00031"), (-170.5, 2, "-170.5"), (0, 3, "0.0"), (.infinity, 2, nil), (1e9, 2, nil),
        ]
        for (value, decimals, text) in cases { #expect(FixedDecimal.text(value, decimals) == text, "\(value)") }
    }
}
