import Foundation

/// The weights of a model, mapped into memory and never copied.
///
/// Safe to share between threads: the mapping is read-only and lives as long as this object, which nothing changes.
final class WeightsFile: @unchecked Sendable {
    private let base: UnsafeRawPointer
    private let size: Int
    private let path: String
    private let manifest: Manifest

    init(path: String, manifest: Manifest) throws(EncoderError) {
        let file = open(path, O_RDONLY)
        guard file >= 0 else { throw .missing(path: path) }
        defer { close(file) }
        let size = Int(lseek(file, 0, SEEK_END))
        guard size == manifest.bytes else {
            throw .damaged(path: path, reason: "\(size) bytes where the manifest tells \(manifest.bytes)")
        }
        guard let base = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), base != MAP_FAILED else {
            throw .missing(path: path)
        }
        self.base = UnsafeRawPointer(base)
        self.size = size
        self.path = path
        self.manifest = manifest
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: base), size) }

    private func tensor(_ name: String, _ type: String, size elementSize: Int) throws(EncoderError) -> Manifest.Tensor {
        guard let tensor = manifest.tensors[name], tensor.type == type, tensor.offset % 64 == 0, tensor.offset >= 0,
            tensor.count >= 0, tensor.offset + tensor.count * elementSize <= size
        else { throw .damaged(path: path, reason: "no sound tensor \(name)") }
        return tensor
    }

    func floats(_ name: String, count: Int) throws(EncoderError) -> UnsafePointer<Float> {
        let tensor = try tensor(name, "f32", size: 4)
        guard tensor.count == count else { throw .damaged(path: path, reason: "\(name) has \(tensor.count) of \(count) numbers") }
        return (base + tensor.offset).assumingMemoryBound(to: Float.self)
    }

    /// An int8 matrix with its shape.
    func matrix(_ name: String) throws(EncoderError) -> (pointer: UnsafePointer<Int8>, rows: Int, columns: Int, used: Int) {
        let tensor = try tensor(name, "i8", size: 1)
        guard let rows = tensor.rows, let columns = tensor.columns, rows * columns == tensor.count else {
            throw .damaged(path: path, reason: "\(name) has no shape")
        }
        return ((base + tensor.offset).assumingMemoryBound(to: Int8.self), rows, columns, tensor.used ?? rows)
    }
}
