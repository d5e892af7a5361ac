using System.Numerics;

namespace Akka.Util;

/// <summary>An early draft of MurmurHash3 with rolling magics: quick and well spread, not for secrets. Stable over processes.</summary>
/// <remarks>
/// Source: A. Appleby, MurmurHash3 (public domain). A hash is built from <see cref="StartHash"/>, one <see cref="ExtendHash"/>
/// per value with the magics moved on in between, and <see cref="FinalizeHash"/>.
/// </remarks>
public static class MurmurHash
{
    /// <summary>The first magic of the A sequence.</summary>
    public const uint StartMagicA = 0x95543787;

    /// <summary>The first magic of the B sequence.</summary>
    public const uint StartMagicB = 0x2ad7eb25;

    private const uint VisibleMagic = 0x971e137b;
    private const uint VisibleMixer = 0x52dce729;
    private const uint MixerA = 0x7b7d159c;
    private const uint MixerB = 0x6bce6396;
    private const uint FinalMixer1 = 0x85ebca6b;
    private const uint FinalMixer2 = 0xc2b2ae35;
    private const uint SeedString = 0x0331df49;
    private const uint SeedArray = 0x3c074a61;

    /// <summary>Begins a hash.</summary>
    /// <param name="seed">Tells kinds of input apart.</param>
    public static uint StartHash(uint seed) => seed ^ VisibleMagic;

    /// <summary>The magic that follows in the A sequence.</summary>
    /// <param name="magicA">The current one.</param>
    public static uint NextMagicA(uint magicA) => magicA * 5 + MixerA;

    /// <summary>The magic that follows in the B sequence.</summary>
    /// <param name="magicB">The current one.</param>
    public static uint NextMagicB(uint magicB) => magicB * 5 + MixerB;

    /// <summary>Mixes one value into a hash.</summary>
    /// <param name="hash">The hash so far.</param>
    /// <param name="value">The value.</param>
    /// <param name="magicA">The current magic of the A sequence.</param>
    /// <param name="magicB">The current magic of the B sequence.</param>
    public static uint ExtendHash(uint hash, uint value, uint magicA, uint magicB) =>
        (hash ^ (BitOperations.RotateLeft(value * magicA, 11) * magicB)) * 3 + VisibleMixer;

    /// <summary>Ends a hash.</summary>
    /// <param name="hash">The hash so far.</param>
    public static uint FinalizeHash(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * FinalMixer1;
        hash = (hash ^ (hash >> 13)) * FinalMixer2;
        return hash ^ (hash >> 16);
    }

    /// <summary>Hashes the items' hash codes in order; <c>null</c> counts as zero.</summary>
    /// <param name="a">The items.</param>
    /// <typeparam name="T">Their type.</typeparam>
    public static int ArrayHash<T>(T[] a)
    {
        var roll = new Roll((uint)a.Length * SeedArray);
        foreach (var item in a)
            roll.Add((uint)(item?.GetHashCode() ?? 0));

        return roll.Result;
    }

    /// <summary>Hashes a string, two characters at a time.</summary>
    /// <param name="s">The string.</param>
    public static int StringHash(string s)
    {
        var roll = new Roll((uint)s.Length * SeedString);
        var i = 0;
        for (; i + 1 < s.Length; i += 2)
            roll.Add(((uint)s[i] << 16) + s[i + 1]);

        if (i < s.Length)
            roll.Add(s[i]);

        return roll.Result;
    }

    /// <summary>Hashes bytes, one at a time.</summary>
    /// <param name="b">The bytes.</param>
    public static int ByteHash(byte[] b)
    {
        var roll = new Roll((uint)b.Length * SeedArray);
        foreach (var value in b)
            roll.Add(value);

        return roll.Result;
    }

    /// <summary>Hashes the items' hash codes so that their order does not matter.</summary>
    /// <param name="xs">The items.</param>
    /// <param name="seed">Tells kinds of input apart.</param>
    /// <typeparam name="T">Their type.</typeparam>
    public static int SymmetricHash<T>(IEnumerable<T> xs, uint seed)
    {
        uint sum = 0, xor = 0, product = 1, count = 0;
        foreach (var item in xs)
        {
            var hash = (uint)(item?.GetHashCode() ?? 0);
            sum += hash;
            xor ^= hash;
            if (hash != 0)
                product *= hash;
            count++;
        }

        var roll = new Roll(seed * count);
        roll.Skip();
        roll.Add(sum);
        roll.Add(xor);
        roll.Add(product);
        return roll.Result;
    }

    private struct Roll(uint seed)
    {
        private uint _hash = StartHash(seed);
        private uint _magicA = StartMagicA;
        private uint _magicB = StartMagicB;

        public readonly int Result => (int)FinalizeHash(_hash);

        public void Add(uint value)
        {
            _hash = ExtendHash(_hash, value, _magicA, _magicB);
            Skip();
        }

        public void Skip()
        {
            _magicA = NextMagicA(_magicA);
            _magicB = NextMagicB(_magicB);
        }
    }
}
