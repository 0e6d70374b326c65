/// The skeletons that a misspelt one may have been: itself, and all that are one consonant away.
enum SkeletonNeighbours {
    static func all(of skeleton: [UInt8]) -> [[UInt8]] {
        var all = [skeleton]
        guard skeleton.count > 1 else { return all }
        var seen: Set<[UInt8]> = [skeleton]
        func add(_ other: [UInt8]) {
            if other.count > 1, seen.insert(other).inserted { all.append(other) }
        }
        // A vowel may have been put before the name, or left out there.
        let vowel = UInt8(ascii: "a")
        add(skeleton[0] == vowel ? Array(skeleton.dropFirst()) : [vowel] + skeleton)
        for at in skeleton.indices {
            var shorter = skeleton
            shorter.remove(at: at)
            add(shorter)
            for sound in NameSound.consonants {
                var other = skeleton
                other[at] = sound
                add(other)
                other = skeleton
                other.insert(sound, at: at)
                add(other)
            }
        }
        for sound in NameSound.consonants { add(skeleton + [sound]) }
        for at in 1..<skeleton.count {
            var other = skeleton
            other.swapAt(at - 1, at)
            add(other)
        }
        return all
    }
}
