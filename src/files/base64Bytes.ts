/** The bytes that base64 stands for, blanks in it aside; null where it is none. */
export function base64Bytes(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
  } catch {
    return null
  }
}

/** The bytes in a `data:` address with base64; null where it has none. */
export function dataAddressBytes(address: string): Uint8Array<ArrayBuffer> | null {
  const start = /^data:[^,]{0,200};base64,/i.exec(address)?.[0].length
  return start === undefined ? null : base64Bytes(address.slice(start))
}
