// The sheet for paper comes a second after the page, or when somebody prints: until the text is on
// screen, nothing is fetched beside it. Without scripts it is there from the beginning.
onbeforeprint=()=>{let sheet=document.querySelector("noscript");if(sheet)sheet.outerHTML=sheet.textContent};
onload=()=>setTimeout(onbeforeprint,999);
