/** Nothing hooks into the drawing. */
export default {};
