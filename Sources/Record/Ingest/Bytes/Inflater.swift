import CZlib

/// How much packed bytes may grow before they are taken for a bomb.
struct InflationLimits: Sendable {
    /// Text and markup shrink to a tenth or a twentieth; deflate can make a thousandth at most.
    var ratio = 200
    /// So much may come of a few bytes.
    var free = 32 << 20
}

/// Takes gzip or zlib off a stream, piece by piece, whatever the number of members that stand behind one another.
final class Inflater {
    /// At one place in memory, which zlib remembers.
    private let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private let limits: InflationLimits
    private var pending: [UInt8] = []
    private var at = 0
    /// Packed bytes taken so far.
    private(set) var taken = 0
    private var made = 0
    private var memberStart = (taken: 0, made: 0)
    private var isInMember = false
    private var hasMember = false

    /// - Parameter bare: deflate without the head that gzip and zlib have.
    init(limits: InflationLimits = InflationLimits(), bare: Bool = false) {
        self.limits = limits
        state.initialize(to: z_stream())
        inflateInit2_(state, bare ? -15 : 15 + 32, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    }

    deinit {
        inflateEnd(state)
        state.deallocate()
    }

    static func isGzip(_ head: [UInt8]) -> Bool { head.starts(with: [0x1F, 0x8B, 0x08]) }

    /// The next bytes, empty at the end.
    ///
    /// - Parameter more: gives packed bytes, none at their end.
    func next(_ more: () throws -> [UInt8]) throws -> [UInt8] {
        while true {
            if at == pending.count {
                pending = try more()
                at = 0
                if pending.isEmpty {
                    guard !isInMember, hasMember else { throw IngestFault.gzipCutShort }
                    return []
                }
            }
            if !isInMember { try beginMember() }
            let piece = try inflatePiece()
            if !piece.isEmpty { return piece }
        }
    }

    /// Everything that packed bytes hold, of which there is no more than `limit`.
    func all(of packed: [UInt8], limit: Int) throws -> [UInt8] {
        var rest = packed
        var all: [UInt8] = []
        while true {
            let piece = try next {
                defer { rest = [] }
                return rest
            }
            if piece.isEmpty { return all }
            all += piece
            guard all.count <= limit else { throw IngestFault.tooLarge(limit: limit) }
        }
    }

    /// Zeros after a member fill up a block of a tape or disk.
    private func beginMember() throws {
        if hasMember {
            while at < pending.count, pending[at] == 0 { advance(1) }
            guard at < pending.count else { return }
            inflateReset(state)
        }
        memberStart = (taken, made)
        isInMember = true
        hasMember = true
    }

    private func inflatePiece() throws -> [UInt8] {
        guard isInMember else { return [] }
        var status = Z_OK
        let room = 1 << 18
        let count = pending.count - at
        var used = 0
        let piece = [UInt8](unsafeUninitializedCapacity: room) { output, initialized in
            pending.withUnsafeMutableBufferPointer { input in
                state.pointee.next_in = input.baseAddress.map { $0 + at }
                state.pointee.avail_in = uInt(count)
                state.pointee.next_out = output.baseAddress
                state.pointee.avail_out = uInt(room)
                status = inflate(state, Z_NO_FLUSH)
                used = count - Int(state.pointee.avail_in)
                initialized = room - Int(state.pointee.avail_out)
            }
        }
        advance(used)
        made += piece.count
        switch status {
        case Z_STREAM_END: isInMember = false
        case Z_OK, Z_BUF_ERROR: break
        default: throw IngestFault.damagedGzip(byte: taken)
        }
        try checkGrowth()
        return piece
    }

    private func advance(_ count: Int) {
        at += count
        taken += count
    }

    private func checkGrowth() throws {
        let ofMember = made - memberStart.made > limits.free + limits.ratio * (taken - memberStart.taken)
        if ofMember || made > 8 * limits.free + limits.ratio * taken { throw IngestFault.bomb(ratio: limits.ratio) }
    }
}
