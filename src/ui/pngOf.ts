/**
 * An SVG file as a PNG of `scale` times its size in px. Fails where the browser cannot draw it, or has no memory for
 * the picture.
 */
export async function pngOf(svg: string, scale: number): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth * scale
    canvas.height = image.naturalHeight * scale
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob((png) =>
        png ? resolve(png) : reject(new Error('The browser could not make the picture.')),
      )
    })
  } finally {
    URL.revokeObjectURL(url)
  }
}
