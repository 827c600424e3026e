// All tests of the pages, one after the other in one browser.
import './journeys.mjs';
import './brief.mjs';
import './hostile.mjs';
import './many.mjs';
import './scripts.mjs';
