// The algorithms of the format give what their standards print, RFC 8439 2.8.2 and draft-irtf-cfrg-xchacha A.3.1, or,
// for BLAKE2b with 32 bytes, what another implementation does (Python's). The chunk layer is STREAM as age describes
// it.
#include <gtest/gtest.h>
#include <sodium.h>

#include <array>
#include <numeric>
#include <string>
#include <vector>

#include "vault/chunk_stream.hpp"
#include "vault/crypto.hpp"
#include "vault/header.hpp"

namespace nightjar::vault {
namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes from_hex(std::string_view hex) {
  Bytes out(hex.size() / 2);
  EXPECT_EQ(sodium_hex2bin(out.data(), out.size(), hex.data(), hex.size(), nullptr, nullptr, nullptr), 0);
  return out;
}
Bytes counting(std::uint8_t first, std::size_t count) {
  Bytes out(count);
  std::iota(out.begin(), out.end(), first);
  return out;
}

const std::string sunscreen =
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be "
    "it.";
const Bytes plain(sunscreen.begin(), sunscreen.end());
const Bytes associated = from_hex("50515253c0c1c2c3c4c5c6c7");
const Bytes key = counting(0x80, 32);

TEST(KnownAnswers, OfChaCha20Poly1305) {
  Bytes sealed(plain.size() + 16);
  crypto_aead_chacha20poly1305_ietf_encrypt(sealed.data(), nullptr, plain.data(), plain.size(), associated.data(),
                                            associated.size(), nullptr, from_hex("070000004041424344454647").data(),
                                            key.data());
  EXPECT_EQ(sealed, from_hex("d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca96712"
                             "82fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b3692ddbd7f2d778b8c9803aee328091b58"
                             "fab324e4fad675945585808b4831d7bc3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09"
                             "e26a7e902ecbd0600691"));
}

TEST(KnownAnswers, OfXChaCha20Poly1305) {
  Bytes sealed(plain.size() + 16);
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data(), nullptr, plain.data(), plain.size(), associated.data(),
                                             associated.size(), nullptr, counting(0x40, 24).data(), key.data());
  EXPECT_EQ(sealed, from_hex("bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa644"
                             "0bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e"
                             "3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52ec0875924c1c7"
                             "987947deafd8780acf49"));
}

TEST(KnownAnswers, OfBlake2bWithAndWithoutAKey) {
  const auto abc = blake2b(Bytes{'a', 'b', 'c'});
  EXPECT_EQ(Bytes(abc.begin(), abc.end()),
            from_hex("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"));
  const auto keyed = blake2b(Bytes{'a', 'b', 'c'}, counting(0, 32));
  EXPECT_EQ(Bytes(keyed.begin(), keyed.end()),
            from_hex("d63a32d3e44738d7907f964316c241adaba0abfeabc32349677578a15a203f7f"));
}

TEST(KnownAnswers, OfAChunkAreThoseOfStream) {
  // The nonce as age describes it: eleven bytes of a big-endian counter, and 1 in the last chunk.
  const auto secret = SecretBytes::copy_of(std::span<const std::uint8_t>(key));
  const auto content = Bytes(chunk_size, 0x5a);
  for (const auto& [place, nonce] : {std::pair{ChunkPlace{0, false}, "000000000000000000000000"},
                                     std::pair{ChunkPlace{0, true}, "000000000000000000000001"},
                                     std::pair{ChunkPlace{0x0102, false}, "000000000000000000010200"},
                                     std::pair{ChunkPlace{0x0102030405060708, true}, "000000010203040506070801"}}) {
    Bytes sealed(sealed_chunk_size), expected(sealed_chunk_size);
    seal_chunk(content, place, secret, sealed);
    crypto_aead_chacha20poly1305_ietf_encrypt(expected.data(), nullptr, content.data(), content.size(), nullptr, 0,
                                              nullptr, from_hex(nonce).data(), key.data());
    EXPECT_EQ(sealed, expected) << nonce;
  }
}

}  // namespace
}  // namespace nightjar::vault
