import { createRoot } from 'react-dom/client'

const page = document.getElementById('page')
if (page === null) throw new Error('index.html has the place')
createRoot(page).render(<h1>Cakupan</h1>)
