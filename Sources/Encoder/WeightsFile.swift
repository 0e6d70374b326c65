import Foundation

/// The weights of a model, mapped into memory and never copied.
///
/// Shared between threads: the mapping is read-only and lives as long as this object.
final class WeightsFile: Sendable {
    nonisolated(unsafe) private let base: UnsafeRawPointer
    private let size: Int
    private let path: String
    private let tensors: [String: Tensor]

    /// - Parameters:
    ///   - bytes: the size that the manifest tells.
    ///   - tensors: what the manifest says of them, by name.
    init(path: String, bytes: Int, tensors: [String: Tensor]) throws(EncoderError) {
        let file = open(path, O_RDONLY)
        guard file >= 0 else { throw .missing(path: path) }
        defer { close(file) }
        let size = Int(lseek(file, 0, SEEK_END))
        guard size == bytes else {
            throw .damaged(path: path, reason: "\(size) bytes where the manifest tells \(bytes)")
        }
        guard let base = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), base != MAP_FAILED else {
            throw .damaged(path: path, reason: "it cannot be mapped")
        }
        self.base = UnsafeRawPointer(base)
        self.size = size
        self.path = path
        self.tensors = tensors
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: base), size) }

    /// Where a tensor lies, if the manifest places it soundly: aligned, inside the file, of this type and size.
    private func tensor(
        _ name: String, _ type: String, count: Int, size elementSize: Int
    ) throws(EncoderError) -> UnsafeRawPointer {
        guard let tensor = tensors[name] else { throw .damaged(path: path, reason: "no tensor \(name)") }
        guard tensor.type == type, tensor.count == count else {
            let found = "\(tensor.count) \(tensor.type)", wanted = "\(count) \(type)"
            throw .damaged(path: path, reason: "\(name) has \(found) where the encoder wants \(wanted)")
        }
        let room = count * elementSize
        guard tensor.offset >= 0, tensor.offset % 64 == 0, room <= size, tensor.offset <= size - room else {
            throw .damaged(path: path, reason: "\(name) does not lie at \(tensor.offset)")
        }
        return base + tensor.offset
    }

    func floats(_ name: String, count: Int) throws(EncoderError) -> UnsafePointer<Float> {
        try tensor(name, "f32", count: count, size: 4).assumingMemoryBound(to: Float.self)
    }

    /// An int8 matrix of this shape.
    func matrix(_ name: String, rows: Int, columns: Int) throws(EncoderError) -> UnsafePointer<Int8> {
        let bytes = try tensor(name, "i8", count: rows * columns, size: 1)
        guard tensors[name]?.rows == rows, tensors[name]?.columns == columns else {
            throw .damaged(path: path, reason: "\(name) is not \(rows) × \(columns)")
        }
        return bytes.assumingMemoryBound(to: Int8.self)
    }
}
