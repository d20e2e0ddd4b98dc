import { useCallback } from 'react'

/** For the `ref` of an element that shows bytes in memory: they have an address as long as the element is there. */
export const useBytesAsSource = (bytes: Uint8Array<ArrayBuffer>, type: string) =>
  useCallback(
    (element: HTMLImageElement | HTMLIFrameElement | null) => {
      if (!element) return undefined
      const url = URL.createObjectURL(new Blob([bytes], { type }))
      element.src = url
      return () => URL.revokeObjectURL(url)
    },
    [bytes, type],
  )
