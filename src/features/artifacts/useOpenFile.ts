import { useEffect, useState } from 'react'

/** What a worker holds, open as long as the component is there, or until `open` is another function. Null at first. */
export function useOpenFile<File extends { close: () => void }>(open: () => File): File | null {
  const [file, setFile] = useState<File | null>(null)
  useEffect(() => {
    const opened = open()
    setFile(opened)
    return () => opened.close()
  }, [open])
  return file
}
