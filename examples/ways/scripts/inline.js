// Whoever sees the last step has read the guide.
(() => {
  const read = new IntersectionObserver(([last]) => {
    if (!last.isIntersecting) return;
    read.disconnect();
    voz("track", "guide_read");
  });
  read.observe(document.querySelector(".guide li:last-child"));
})();
