import { startEarly } from '#app/startEarly.ts'
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import '#ui/global.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root".')
const asked = startEarly(location)
// What draws comes after what asks, so that the answer is under way while React is read.
const { mount } = await import('#app/mount.tsx')
await mount(root, asked)
