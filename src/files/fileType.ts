import { decoderOf, encodingOf } from './encoding.ts'
import { latin1 } from './latin1.ts'

/** What a file is by its first bytes: the name of the format, as it reads in a sentence. */
export function fileType(head: Uint8Array): string | null {
  const text = latin1(head.subarray(0, 600))
  return SIGNATURES.find(([signature]) => signature.test(text))?.[1] ?? null
}

// Anchored, or at a fixed place, so that each is one comparison.
// oxlint-disable no-control-regex -- signatures are bytes
const SIGNATURES: [RegExp, string][] = [
  [/^\x89PNG\r\n\x1a\n/, 'a PNG picture'],
  [/^\xff\xd8\xff/, 'a JPEG picture'],
  [/^GIF8[79]a/, 'a GIF picture'],
  [/^RIFF....WEBP/s, 'a WebP picture'],
  [/^RIFF....WAVE/s, 'WAV sound'],
  [/^RIFF....AVI /s, 'an AVI video'],
  [/^BM.{12}[\x0c\x28\x34\x38\x40\x6c\x7c]\0\0\0/s, 'a BMP picture'],
  [/^(II\*\0|MM\0\*)/, 'a TIFF picture'],
  [/^....ftypavi[fs]/s, 'an AVIF picture'],
  [/^....ftyp(hei|hev|mif1|msf1)/s, 'an HEIF picture'],
  [/^....ftyp/s, 'an MP4 or QuickTime video'],
  [/^\x1aE\xdf\xa3/, 'a WebM or Matroska video'],
  [/^OggS/, 'an Ogg file'],
  [/^fLaC/, 'FLAC sound'],
  [/^(ID3|\xff[\xf2\xf3\xfb])/, 'MP3 sound'],
  [/^%PDF-/, 'a PDF document'],
  [/^%!PS/, 'a PostScript document'],
  [/^\x93NUMPY/, 'a NumPy array'],
  [/^PAR1/, 'a Parquet table'],
  [/^ARROW1/, 'an Arrow table'],
  [/^\x89HDF\r\n\x1a\n/, 'an HDF5 file'],
  [/^SQLite format 3\0/, 'an SQLite database'],
  [/^GGUF/, 'GGUF model weights'],
  // The length of the JSON that follows, below 4 GB.
  [/^.{4}\0{4}\{"/s, 'a safetensors file'],
  [/^PK(\x03\x04|\x05\x06)/, 'a ZIP archive'],
  [/^\x1f\x8b/, 'a gzip file'],
  [/^BZh[1-9]/, 'a bzip2 file'],
  [/^\xfd7zXZ\0/, 'an xz file'],
  [/^\x28\xb5\x2f\xfd/, 'a Zstandard file'],
  [/^7z\xbc\xaf\x27\x1c/, 'a 7z archive'],
  [/^Rar!\x1a\x07/, 'a RAR archive'],
  [/^.{257}ustar/s, 'a tar archive'],
  [/^\x80[\x02-\x05][\x95c}\](K]/, 'a Python pickle'],
  [/^x[\x01\x5e\x9c\xda]/, 'zlib data, as joblib writes it'],
  [/^\x7fELF/, 'a Linux program or library'],
  [/^MZ/, 'a Windows program or library'],
  [/^(\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe)/, 'a macOS program or library'],
  [/^\xca\xfe\xba\xbe/, 'Java classes or a macOS program'],
  [/^\0asm/, 'WebAssembly'],
  [/^.\x0d\x0d\x0a/s, 'compiled Python'],
]
// oxlint-enable no-control-regex

/** Whether a file's beginning is text in the encoding that its mark says, as far as `head` goes. */
export function looksLikeText(head: Uint8Array): boolean {
  try {
    // A sign may be cut at the end of what was read.
    const { encoding, length } = encodingOf(head)
    const decoder = decoderOf(encoding, { fatal: true })
    const text = decoder.decode(head.subarray(length), { stream: true })
    // oxlint-disable-next-line no-control-regex -- no text has these; ESC begins the colours of a terminal
    return !/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text)
  } catch {
    return false
  }
}
