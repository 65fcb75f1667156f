"""`invoke bench --what product`: how fast this site is built, beside other generators."""
