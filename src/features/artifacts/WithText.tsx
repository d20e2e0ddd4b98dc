import { type ComponentProps, type ReactNode, useMemo } from 'react'
import { decodeText } from '#files/encoding.ts'
import { EncodingNote } from './EncodingNote.tsx'
import { WithBytes } from './WithBytes.tsx'

type Props = Omit<ComponentProps<typeof WithBytes>, 'children'> & {
  children: (text: string) => ReactNode
}

/** Reads all of an artifact as text, as `WithBytes` does. */
export const WithText = ({ children, ...file }: Props) => (
  <WithBytes {...file}>{(content) => <Decoded content={content}>{children}</Decoded>}</WithBytes>
)

type DecodedProps = { content: Uint8Array; children: (text: string) => ReactNode }

function Decoded({ content, children }: DecodedProps) {
  const { text, encoding } = useMemo(() => decodeText(content), [content])
  return (
    <>
      <EncodingNote encoding={encoding} />
      {children(text)}
    </>
  )
}
