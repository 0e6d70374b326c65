import CArgon2
import Crypto

/// Random words and hashes of passwords.
package enum Secrets {
    /// 256 bits that nobody can guess, as 64 digits.
    static func fresh() -> String {
        SymmetricKey(size: .bits256).withUnsafeBytes { bytes in hex(bytes) }
    }

    static func hash(_ secret: String) -> [UInt8] { hash(Array(secret.utf8)) }

    static func hash(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    static func hex(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Whether both are alike, in a time that does not tell where they differ.
    static func areAlike(_ a: String, _ b: String) -> Bool {
        let (a, b) = (Array(a.utf8), Array(b.utf8))
        guard a.count == b.count else { return false }
        return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// Passwords are kept as argon2id writes them: 64 MB, three passes, one lane, a salt of 16 bytes.
package enum PasswordHash {
    private static let kilobytes: UInt32 = 64 << 10
    private static let passes: UInt32 = 3
    /// Nobody hashes a book.
    package static let longest = 1024
    package static let shortest = 10

    /// Nil where there is no memory for it.
    package static func of(_ password: String) -> String? {
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
        let bytes = Array(password.utf8)
        var text = [CChar](repeating: 0, count: argon2_encodedlen(passes, kilobytes, 1, 16, 32, Argon2_id))
        let status = argon2id_hash_encoded(passes, kilobytes, 1, bytes, bytes.count, salt, salt.count, 32, &text, text.count)
        guard status == ARGON2_OK.rawValue else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    package static func holds(_ hash: String, _ password: String) -> Bool {
        let bytes = Array(password.utf8)
        guard bytes.count <= longest else { return false }
        return argon2id_verify(hash, bytes, bytes.count) == ARGON2_OK.rawValue
    }

    /// A hash of nothing that anybody knows: whoever is not there is looked for as long as whoever is.
    static let ofNobody = of(Secrets.fresh()) ?? ""
}
